Attribute VB_Name = "HoLint"
Option Explicit

' De knoppen van het lint. Elke knop vraagt de rekenkern iets te doen en toont de tekst die terugkomt.

Private Const TITEL As String = "Normenkader HO"
Private Const MERK As String = "#HO!"
Private Const TEKST_MAXIMUM As Long = 900

Public Sub HoNieuweCasus(control As IRibbonControl)
    Dim gemeente As String
    Dim datum As String
    If Not VraagGemeenteEnDatum(gemeente, datum) Then Exit Sub
    Voer "NIEUWE_CASUS", Array(gemeente, datum)
End Sub

Public Sub HoBereken(control As IRibbonControl)
    Voer "BEREKEN", Array()
End Sub

Public Sub HoVastleggen(control As IRibbonControl)
    Voer "VASTLEGGEN", Array()
End Sub

Public Sub HoControleer(control As IRibbonControl)
    Voer "CONTROLEER", Array("")
End Sub

Public Sub HoNormen(control As IRibbonControl)
    Dim gemeente As String
    Dim datum As String
    If Not VraagGemeenteEnDatum(gemeente, datum) Then Exit Sub
    Voer "NORMEN", Array(gemeente, datum)
End Sub

Public Sub HoZelftest(control As IRibbonControl)
    Voer "ZELFTEST", Array(Gegevens())
End Sub

Public Sub HoLogboek(control As IRibbonControl)
    Dim pad As String
    pad = VoerUit("LOGBOEK", Array())
    If Left$(pad, Len(MERK)) = MERK Then
        Toon pad
    ElseIf Not OpenBestand(pad) Then
        Toon "Het logboek staat hier: " & pad
    End If
End Sub

Public Sub HoHerstart(control As IRibbonControl)
    StopKern
    Toon MetHerstart(VoerUit("OVER", Array()))
End Sub

' De formules met een fout van de vorige rekenkern worden opnieuw berekend, tenzij dat met de hand gaat.
Private Function MetHerstart(ByVal tekst As String) As String
    On Error GoTo Handmatig
    MetHerstart = tekst
    If Left$(tekst, Len(MERK)) = MERK Then Exit Function
    MetHerstart = "De rekenkern is opnieuw gestart. Druk op Ctrl+Alt+F9 om alle formules opnieuw te berekenen."
    If Application.Calculation = xlCalculationManual Then Exit Function
    Application.CalculateFull
    MetHerstart = "De rekenkern is opnieuw gestart, en alle formules zijn opnieuw berekend."
Handmatig:
End Function

Public Sub HoOver(control As IRibbonControl)
    Voer "OVER", Array()
End Sub

' Wordt kort na het openen aangeroepen, als er een blad actief is.
Public Sub HoRegistreer()
    On Error Resume Next
    If ActiveWorkbook Is Nothing Then Exit Sub
    RegistreerFuncties
End Sub

Private Sub Voer(ByVal naam As String, ByVal argumenten As Variant)
    Dim tekst As String
    On Error GoTo Mislukt
    Application.Cursor = xlWait
    Application.StatusBar = TITEL & ": een ogenblik..."
    tekst = VoerUit(naam, argumenten)
    Herstel
    Toon tekst
    Exit Sub
Mislukt:
    tekst = "Excel kon dit niet uitvoeren: " & Err.Description
    Herstel
    Toon tekst
End Sub

Private Sub Herstel()
    Application.StatusBar = False
    Application.Cursor = xlDefault
End Sub

Private Function VraagGemeenteEnDatum(ByRef gemeente As String, ByRef datum As String) As Boolean
    gemeente = Trim$(InputBox("Voor welke gemeente?", TITEL))
    If gemeente = "" Then Exit Function
    datum = Trim$(InputBox("Op welke datum? Bijvoorbeeld 1-3-2026.", TITEL, Day(Date) & "-" & Month(Date) & "-" & Year(Date)))
    VraagGemeenteEnDatum = (datum <> "")
End Function

' Een lange tekst past niet in een venster; dan volgen er meer, op hele regels.
Private Sub Toon(ByVal tekst As String)
    Dim rest As String
    Dim stuk As String
    Dim knoppen As Long
    knoppen = vbInformation
    rest = tekst
    If Left$(rest, Len(MERK)) = MERK Then
        knoppen = vbExclamation
        rest = Mid$(rest, Len(MERK) + 6)
    End If
    Do While Len(rest) > TEKST_MAXIMUM
        stuk = Left$(rest, TEKST_MAXIMUM)
        If InStrRev(stuk, vbLf) > 1 Then stuk = Left$(stuk, InStrRev(stuk, vbLf))
        If MsgBox(stuk, knoppen + vbOKCancel, TITEL) = vbCancel Then Exit Sub
        rest = Mid$(rest, Len(stuk) + 1)
    Loop
    If rest <> "" Then MsgBox rest, knoppen, TITEL
End Sub

Private Function OpenBestand(ByVal pad As String) As Boolean
    On Error GoTo Mislukt
    ThisWorkbook.FollowHyperlink pad
    OpenBestand = True
Mislukt:
End Function

' Wat alleen Excel zelf weet, voor het verslag van de zelftest: rijen van een naam en een waarde.
Private Function Gegevens() As Variant
    Dim rijen(0 To 7, 0 To 1) As Variant
    rijen(0, 0) = "excel_versie"
    rijen(0, 1) = CStr(Application.Version)
    rijen(1, 0) = "excel_build"
    rijen(1, 1) = CStr(Application.Build)
    rijen(2, 0) = "besturingssysteem"
    rijen(2, 1) = CStr(Application.OperatingSystem)
    rijen(3, 0) = "bits"
    rijen(3, 1) = Bits()
    rijen(4, 0) = "taal"
    rijen(4, 1) = Taal()
    rijen(5, 0) = "decimaalteken"
    rijen(5, 1) = CStr(Application.International(xlDecimalSeparator))
    rijen(6, 0) = "invoegtoepassing"
    rijen(6, 1) = ThisWorkbook.FullName
    rijen(7, 0) = "functieversie"
    rijen(7, 1) = FUNCTIEVERSIE
    Gegevens = rijen
End Function

Private Function Bits() As String
    #If Win64 Then
        Bits = "64"
    #Else
        Bits = "32"
    #End If
End Function

Private Function Taal() As String
    On Error GoTo Onbekend
    Taal = CStr(Application.LanguageSettings.LanguageID(msoLanguageIDUI))
    Exit Function
Onbekend:
    Taal = "onbekend"
End Function
