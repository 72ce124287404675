Attribute VB_Name = "HoRegister"
Option Explicit
Option Private Module

' Gemaakt uit het register van de functies met: python -m ho_addin.bouw. Niet met de hand wijzigen.

Public Const PROGID As String = "NormenkaderHO.Rekenkern"
Public Const MODULE_FUNCTIES As String = "ho_addin.xlwingsbinding"
Public Const MODULE_ACTIES As String = "ho_addin.acties"
Public Const FUNCTIEVERSIE As String = "1"
Public Const CODE_REKENKERN As String = "HO412"
Private Const CATEGORIE As String = "Normenkader HO"

Private mGeregistreerd As Boolean

' De foutwaarde van Excel bij de vier cijfers van een fout.
Public Function Foutnummer(ByVal cijfers As String) As Long
    Select Case cijfers
        Case "2015": Foutnummer = 2015 ' #WAARDE!
        Case "2042": Foutnummer = 2042 ' #N/B
        Case "2036": Foutnummer = 2036 ' #GETAL!
        Case "2000": Foutnummer = 2000 ' #LEEG!
        Case "2007": Foutnummer = 2007 ' #DEEL/0!
        Case "2023": Foutnummer = 2023 ' #VERW!
        Case "2029": Foutnummer = 2029 ' #NAAM?
        Case "2043": Foutnummer = 2043 ' #GEGEVENS_OPHALEN
        Case "2045": Foutnummer = 2045 ' #OVERLOOP!
        Case "2050": Foutnummer = 2050 ' #BEREKENEN!
        Case Else: Foutnummer = 2015
    End Select
End Function

Public Function ZinRekenkern(ByVal nummer As Long) As String
    ZinRekenkern = "#HO!2042 HO412 De rekenkern van Normenkader HO geeft geen antwoord (foutnummer " & nummer & "). Klik in het lint Normenkader HO op Herstart; helpt dat niet, vraag dan uw beheerder naar de installatie."
End Function

Public Function ZinFunctievenster() As String
    ZinFunctievenster = "#HO!2042 HO414 Er is nog niet gerekend, want het venster Functieargumenten is open. Sluit dat venster met OK."
End Function

Public Function ZinBereikInDelen() As String
    ZinBereikInDelen = "#HO!2015 HO413 Een argument wijst een bereik aan dat uit losse delen bestaat. Wijs één aaneengesloten bereik aan."
End Function

Public Function ZinArgument(ByVal nummer As Long) As String
    ZinArgument = "#HO!2015 HO415 Excel geeft een argument niet door (foutnummer " & nummer & "). Wijs een gewoon bereik aan, of typ de waarde."
End Function

Public Function ZinNietBewaard(ByVal nummer As Long) As String
    ZinNietBewaard = "#HO!" & nummer & " HO416 Bij deze fout is geen uitleg bewaard. Druk op Ctrl+Alt+F9; blijft dit staan, kijk dan naar de cellen waar deze cel naar verwijst."
End Function

' De functiehulp van Excel: categorie, uitleg en hulp per argument.
Public Sub RegistreerFuncties()
    On Error GoTo Klaar
    Registreer "HO_MINUTEN", _
        "Berekent de afgeronde tijd van een of meer casussen volgens het normenkader van de gemeente. Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad.", _
        Array("Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.", _
        "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet is gebruikt. WAAR mag waar een regel hoogstens één keer telt.", _
        "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel.", _
        "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het normenkader.", _
        "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.", _
        "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.", _
        "Eenheid van de uitkomst: week (minuten per week, standaard), 2weken (minuten per twee weken) of jaar (uren per jaar).")
    Registreer "HO_BEREKENING", _
        "Berekent de afgeronde tijd van een of meer casussen in drie eenheden. Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad.", _
        Array("Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.", _
        "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet is gebruikt. WAAR mag waar een regel hoogstens één keer telt.", _
        "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel.", _
        "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het normenkader.", _
        "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.", _
        "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.")
    Registreer "HO_OPBOUW", _
        "Toont hoe de tijd van één casus is opgebouwd, regel voor regel, met status en bron van elke norm. Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad.", _
        Array("Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.", _
        "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet is gebruikt. WAAR mag waar een regel hoogstens één keer telt.", _
        "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel.", _
        "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het normenkader.", _
        "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.", _
        "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.")
    Registreer "HO_AANDACHTSPUNTEN", _
        "Noemt alles wat bij de uitkomst van één casus aandacht vraagt, ook elke fout die een uitkomst verhindert. Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad.", _
        Array("Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.", _
        "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet is gebruikt. WAAR mag waar een regel hoogstens één keer telt.", _
        "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel.", _
        "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het normenkader.", _
        "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.", _
        "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.")
    Registreer "HO_TOELICHTING", _
        "Schrijft de toelichting bij één casus in gewone zinnen. Rekenuitkomst, geen indicatie: motiveringen, perioden en afwijkingen horen in het casusblad.", _
        Array("Rij of kolom met normcodes, of hun omschrijvingen. Een lege cel hoort bij een plaats die niet meedoet.", _
        "Per code het aantal: dezelfde vorm als codes (één casus), of een rij per casus. Een lege cel is een regel die niet is gebruikt. WAAR mag waar een regel hoogstens één keer telt.", _
        "Naam, id of CBS-code van de gemeente; één cel, of per casus een cel.", _
        "Ingangsdatum: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of per casus een cel. Bepaalt het normenkader.", _
        "Hoe vaak per week, bij de codes die dat vragen; dezelfde vorm als aantallen. Leeg bij de andere codes.", _
        "wekelijks (standaard) of tweewekelijks; één cel, of per casus een cel.")
    Registreer "HO_NORM", _
        "Zoekt één norm op in het normenkader van de gemeente.", _
        Array("Normcode of omschrijving; een bereik geeft een uitkomst per cel.", _
        "Naam, id of CBS-code van de gemeente; één cel, of een per uitkomst.", _
        "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of een per uitkomst.", _
        "minuten (standaard; per week, of per keer), 2weken (minuten per twee weken), norm (zoals gepubliceerd), eenheid (daarvan), omschrijving, bron, status of vindplaats.")
    Registreer "HO_NORMEN", _
        "Geeft alle normen die op een dag in een gemeente gelden.", _
        Array("Naam, id of CBS-code van de gemeente.", _
        "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01.")
    Registreer "HO_KADER", _
        "Zegt welk normenkader op een dag in een gemeente geldt.", _
        Array("Naam, id of CBS-code van de gemeente.", _
        "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01.")
    Registreer "HO_AFRONDEN", _
        "Rondt minuten per week af zoals de gemeente dat doet, en rekent ze om.", _
        Array("Minuten per week, niet afgerond; een bereik geeft een uitkomst per cel.", _
        "Naam, id of CBS-code van de gemeente; één cel, of een per uitkomst.", _
        "Dag waarop de normen gelden: een datum, of tekst als 1-3-2026 of 2026-03-01; één cel, of een per uitkomst.", _
        "Eenheid van de uitkomst: week (minuten per week, standaard), 2weken (minuten per twee weken) of jaar (uren per jaar).")
    Registreer "HO_TIJD", _
        "Schrijft minuten als uren en minuten.", _
        Array("Minuten, 0 of meer; een bereik geeft een uitkomst per cel.")
    Registreer "HO_UITLEG", _
        "Zegt in één zin waarom een cel een fout toont en wat u kunt doen.", _
        Array("De cel met de fout; een bereik geeft een uitleg per cel.")
    Registreer "HO_VERSIE", _
        "Noemt de versies van het programma, de invoegtoepassing en Python, en de normenkaders.", _
        Array()
    mGeregistreerd = True
Klaar:
End Sub

Public Function FunctiesGeregistreerd() As Boolean
    FunctiesGeregistreerd = mGeregistreerd
End Function

Private Sub Registreer(ByVal naam As String, ByVal uitleg As String, ByVal argumenten As Variant)
    Dim macro As String
    macro = "'" & ThisWorkbook.Name & "'!" & naam
    If UBound(argumenten) < 0 Then
        Application.MacroOptions Macro:=macro, Description:=uitleg, Category:=CATEGORIE
    Else
        Application.MacroOptions Macro:=macro, Description:=uitleg, Category:=CATEGORIE, ArgumentDescriptions:=argumenten
    End If
End Sub
