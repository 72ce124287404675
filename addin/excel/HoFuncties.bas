Attribute VB_Name = "HoFuncties"
Option Explicit

' Gemaakt uit het register van de functies met: python -m ho_addin.bouw. Niet met de hand wijzigen.

Public Function HO_MINUTEN(codes As Variant, aantallen As Variant, gemeente As Variant, datum As Variant, Optional keren As Variant, Optional frequentie As Variant, Optional eenheid As Variant) As Variant
    HO_MINUTEN = RoepFunctie("HO_MINUTEN", Array(codes, aantallen, gemeente, datum, keren, frequentie, eenheid))
End Function

Public Function HO_BEREKENING(codes As Variant, aantallen As Variant, gemeente As Variant, datum As Variant, Optional keren As Variant, Optional frequentie As Variant) As Variant
    HO_BEREKENING = RoepFunctie("HO_BEREKENING", Array(codes, aantallen, gemeente, datum, keren, frequentie))
End Function

Public Function HO_OPBOUW(codes As Variant, aantallen As Variant, gemeente As Variant, datum As Variant, Optional keren As Variant, Optional frequentie As Variant) As Variant
    HO_OPBOUW = RoepFunctie("HO_OPBOUW", Array(codes, aantallen, gemeente, datum, keren, frequentie))
End Function

Public Function HO_AANDACHTSPUNTEN(codes As Variant, aantallen As Variant, gemeente As Variant, datum As Variant, Optional keren As Variant, Optional frequentie As Variant) As Variant
    HO_AANDACHTSPUNTEN = RoepFunctie("HO_AANDACHTSPUNTEN", Array(codes, aantallen, gemeente, datum, keren, frequentie))
End Function

Public Function HO_TOELICHTING(codes As Variant, aantallen As Variant, gemeente As Variant, datum As Variant, Optional keren As Variant, Optional frequentie As Variant) As Variant
    HO_TOELICHTING = RoepFunctie("HO_TOELICHTING", Array(codes, aantallen, gemeente, datum, keren, frequentie))
End Function

Public Function HO_NORM(code As Variant, gemeente As Variant, datum As Variant, Optional wat As Variant) As Variant
    HO_NORM = RoepFunctie("HO_NORM", Array(code, gemeente, datum, wat))
End Function

Public Function HO_NORMEN(gemeente As Variant, datum As Variant) As Variant
    HO_NORMEN = RoepFunctie("HO_NORMEN", Array(gemeente, datum))
End Function

Public Function HO_KADER(gemeente As Variant, datum As Variant) As Variant
    HO_KADER = RoepFunctie("HO_KADER", Array(gemeente, datum))
End Function

Public Function HO_AFRONDEN(minuten As Variant, gemeente As Variant, datum As Variant, Optional eenheid As Variant) As Variant
    HO_AFRONDEN = RoepFunctie("HO_AFRONDEN", Array(minuten, gemeente, datum, eenheid))
End Function

Public Function HO_TIJD(minuten As Variant) As Variant
    HO_TIJD = RoepFunctie("HO_TIJD", Array(minuten))
End Function

Public Function HO_UITLEG(cel As Variant) As Variant
    HO_UITLEG = RoepFunctie("HO_UITLEG", Array(cel))
End Function

Public Function HO_VERSIE() As Variant
    HO_VERSIE = RoepFunctie("HO_VERSIE", Array())
End Function
