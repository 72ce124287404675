Attribute VB_Name = "HoKern"
Option Explicit
Option Private Module

' De weg van een formule naar de rekenkern en terug. Rekenen doet alleen de rekenkern.
' Er gaan waarden heen, nooit cellen. Een fout komt terug als tekst (#HO!, vier cijfers, code, zin) en wordt hier
' een echte foutwaarde; de zin blijft bij de cel bewaard voor HO_UITLEG.
' Waar ByRef bij een waarde staat, is dat om een groot bereik niet steeds te kopiëren.

Private Const MERK As String = "#HO!"
Private Const CACHE_MAXIMUM As Long = 5000
Private Const SLEUTEL_CELLEN As Long = 2000
Private Const SLEUTEL_TEKENS As Long = 20000
Private Const ZINNEN_MAXIMUM As Long = 20000
Private Const RUST_SECONDEN As Long = 10
Private Const LOGBOEK_BYTES As Long = 1000000
Private Const VEEL_RIJEN As Long = 10000
Private Const VEEL_KOLOMMEN As Long = 1000
Private Const FOUT_IN_DELEN As Long = 60413

Private mKern As Object
Private mCache As Object
Private mZinnen As Object
Private mCellen As Object
Private mRustTot As Date
Private mFoutnummer As Long

' ---- Van een formule naar de rekenkern ----

Public Function RoepFunctie(ByVal naam As String, ByVal argumenten As Variant) As Variant
    Dim formule As Object
    Dim waarden As Variant
    Dim sleutel As String
    Dim uitkomst As Variant
    On Error GoTo Mislukt
    Bereid
    If TypeName(Application.Caller) = "Range" Then Set formule = Application.Caller
    waarden = LeesArgumenten(argumenten, formule)
    sleutel = Vingerafdruk(naam, waarden)
    If mCache.Exists(sleutel) Then
        uitkomst = mCache.Item(sleutel)
    ElseIf FunctievensterOpen() Then
        uitkomst = ZinFunctievenster()
    ElseIf Vraag(MODULE_FUNCTIES, naam, waarden, Nothing, True, uitkomst) Then
        Onthoud sleutel, uitkomst
    Else
        uitkomst = ZinRekenkern(mFoutnummer)
    End If
    RoepFunctie = Lever(uitkomst, formule)
    Exit Function
Mislukt:
    If Err.Number = FOUT_IN_DELEN Then
        uitkomst = ZinBereikInDelen()
    Else
        uitkomst = ZinArgument(Err.Number)
    End If
    RoepFunctie = Lever(uitkomst, formule)
End Function

' Het venster Functieargumenten maakt de werkbalken onbereikbaar zolang het open is.
Private Function FunctievensterOpen() As Boolean
    On Error GoTo Onbekend
    FunctievensterOpen = Not Application.CommandBars("Standard").Controls(1).Enabled
    Exit Function
Onbekend:
    FunctievensterOpen = False
End Function

Private Function LeesArgumenten(ByRef argumenten As Variant, ByVal formule As Object) As Variant
    Dim waarden() As Variant
    Dim i As Long
    If UBound(argumenten) < LBound(argumenten) Then
        LeesArgumenten = Array()
        Exit Function
    End If
    ReDim waarden(0 To UBound(argumenten) - LBound(argumenten))
    For i = 0 To UBound(waarden)
        If IsObject(argumenten(LBound(argumenten) + i)) Then
            waarden(i) = LeesBereik(argumenten(LBound(argumenten) + i))
        ElseIf IsMissing(argumenten(LBound(argumenten) + i)) Then
            waarden(i) = argumenten(LBound(argumenten) + i)
        ElseIf IsError(argumenten(LBound(argumenten) + i)) Then
            waarden(i) = MetZin(argumenten(LBound(argumenten) + i), formule, 0, 0)
        Else
            waarden(i) = argumenten(LBound(argumenten) + i)
        End If
    Next i
    LeesArgumenten = waarden
End Function

Private Function LeesBereik(ByVal bereik As Object) As Variant
    Dim gebied As Object
    Dim waarden As Variant
    Dim rij As Long
    Dim kolom As Long
    If TypeName(bereik) <> "Range" Then Err.Raise 13
    If bereik.Areas.Count > 1 Then Err.Raise FOUT_IN_DELEN
    Set gebied = ZonderLegeRest(bereik)
    waarden = CelWaarden(gebied)
    If Not IsArray(waarden) Then
        LeesBereik = LeesCel(waarden, gebied, 0, 0)
        Exit Function
    End If
    For rij = LBound(waarden, 1) To UBound(waarden, 1)
        For kolom = LBound(waarden, 2) To UBound(waarden, 2)
            waarden(rij, kolom) = LeesCel(waarden(rij, kolom), gebied, rij - LBound(waarden, 1), kolom - LBound(waarden, 2))
        Next kolom
    Next rij
    LeesBereik = waarden
End Function

' Een datum die Excel niet als datum kan geven, gaat mee als getal.
Private Function CelWaarden(ByVal gebied As Object) As Variant
    On Error GoTo AlsGetal
    CelWaarden = gebied.Value
    Exit Function
AlsGetal:
    CelWaarden = gebied.Value2
End Function

' Een bedrag is een getal; een fout die hier is ontstaan, neemt haar zin mee.
Private Function LeesCel(ByVal waarde As Variant, ByVal gebied As Object, ByVal rij As Long, ByVal kolom As Long) As Variant
    Dim gelezen As Variant
    If IsError(waarde) Then
        gelezen = MetZin(waarde, gebied, rij, kolom)
        If IsError(gelezen) Then gelezen = ZonderZin(waarde, gebied, rij, kolom)
        LeesCel = gelezen
    ElseIf VarType(waarde) = vbCurrency Then
        LeesCel = CDbl(waarde)
    Else
        LeesCel = waarde
    End If
End Function

' Van hele kolommen of rijen gaat alleen het gebruikte deel mee.
Private Function ZonderLegeRest(ByVal bereik As Object) As Object
    Dim gebruikt As Object
    Dim rijen As Long
    Dim kolommen As Long
    rijen = bereik.Rows.Count
    kolommen = bereik.Columns.Count
    If rijen > VEEL_RIJEN Or kolommen > VEEL_KOLOMMEN Then
        Set gebruikt = bereik.Worksheet.UsedRange
        rijen = Minstens1(Kleinste(rijen, gebruikt.Row + gebruikt.Rows.Count - bereik.Row))
        kolommen = Minstens1(Kleinste(kolommen, gebruikt.Column + gebruikt.Columns.Count - bereik.Column))
        Set ZonderLegeRest = bereik.Resize(rijen, kolommen)
    Else
        Set ZonderLegeRest = bereik
    End If
End Function

Private Function Kleinste(ByVal een As Long, ByVal ander As Long) As Long
    If een < ander Then Kleinste = een Else Kleinste = ander
End Function

Private Function Minstens1(ByVal aantal As Long) As Long
    If aantal < 1 Then Minstens1 = 1 Else Minstens1 = aantal
End Function

' ---- De rekenkern ----

' Lukt een vraag niet, dan wordt de rekenkern één keer opnieuw gemaakt. Is hij er dan nog niet, dan is er even rust,
' zodat een blad vol formules niet voor elke cel opnieuw wacht.
Private Function Vraag(ByVal bestand As String, ByVal naam As String, ByRef waarden As Variant, ByVal boek As Object, ByVal altijdOpnieuw As Boolean, ByRef uitkomst As Variant) As Boolean
    Dim gelukt As Boolean
    If Now < mRustTot Then Exit Function
    gelukt = VraagEenKeer(bestand, naam, waarden, boek, uitkomst)
    If Not gelukt Then
        Set mKern = Nothing
        If altijdOpnieuw Or NietAangekomen(mFoutnummer) Then gelukt = VraagOpnieuw(bestand, naam, waarden, boek, uitkomst)
    End If
    If Not gelukt Then SchrijfLog naam, mFoutnummer
    Vraag = gelukt
End Function

Private Function VraagOpnieuw(ByVal bestand As String, ByVal naam As String, ByRef waarden As Variant, ByVal boek As Object, ByRef uitkomst As Variant) As Boolean
    Dim gelukt As Boolean
    gelukt = VraagEenKeer(bestand, naam, waarden, boek, uitkomst)
    If Not gelukt Then
        If mKern Is Nothing Then mRustTot = Now + TimeSerial(0, 0, RUST_SECONDEN)
        Set mKern = Nothing
    End If
    VraagOpnieuw = gelukt
End Function

Private Function VraagEenKeer(ByVal bestand As String, ByVal naam As String, ByRef waarden As Variant, ByVal boek As Object, ByRef uitkomst As Variant) As Boolean
    On Error GoTo Mislukt
    If mKern Is Nothing Then Set mKern = CreateObject(PROGID)
    uitkomst = mKern.CallUDF(bestand, naam, waarden, boek, Nothing)
    VraagEenKeer = True
    Exit Function
Mislukt:
    mFoutnummer = Err.Number
End Function

' De server is weg (0x800706BA) of de verbinding is verbroken (0x80010108): er is niets uitgevoerd.
Private Function NietAangekomen(ByVal nummer As Long) As Boolean
    NietAangekomen = (nummer = -2147023174 Or nummer = -2147417848)
End Function

' Een knop van het lint: een tekst om te tonen, of een tekst die met #HO! begint. De actieve werkmap gaat mee; is er
' geen, dan deze, waarin de rekenkern Excel vindt.
Public Function VoerUit(ByVal naam As String, ByVal argumenten As Variant) As String
    Dim boek As Object
    Dim uitkomst As Variant
    Bereid
    mRustTot = 0
    Set boek = ActiveWorkbook
    If boek Is Nothing Then Set boek = ThisWorkbook
    If Vraag(MODULE_ACTIES, naam, argumenten, boek, False, uitkomst) Then
        VoerUit = CStr(uitkomst)
    Else
        VoerUit = ZinRekenkern(mFoutnummer)
    End If
End Function

' Beëindigt het proces van de rekenkern en vergeet alles; de volgende vraag begint met een nieuw proces. Wie stopt,
' antwoordt niet meer: die fout telt niet.
Public Sub StopKern()
    Dim afscheid As Variant
    On Error Resume Next
    If mKern Is Nothing Then Set mKern = CreateObject(PROGID)
    afscheid = mKern.CallUDF(MODULE_ACTIES, "STOP", Array(), Nothing, Nothing)
    Set mKern = Nothing
    Set mCache = Nothing
    Set mZinnen = Nothing
    Set mCellen = Nothing
    mRustTot = 0
    Err.Clear
End Sub

Private Sub Bereid()
    If mCache Is Nothing Then Set mCache = CreateObject("Scripting.Dictionary")
    If mZinnen Is Nothing Then Set mZinnen = CreateObject("Scripting.Dictionary")
    If mCellen Is Nothing Then Set mCellen = CreateObject("Scripting.Dictionary")
End Sub

' ---- Van de rekenkern naar de cel ----

Private Function Lever(ByRef uitkomst As Variant, ByVal formule As Object) As Variant
    Dim cellen() As Variant
    Dim rij As Long
    Dim kolom As Long
    VergeetFormule formule
    Select Case Dimensies(uitkomst)
        Case 0
            Lever = CelUitkomst(uitkomst, formule, 0, 0)
        Case 1
            ReDim cellen(0 To UBound(uitkomst) - LBound(uitkomst))
            For kolom = 0 To UBound(cellen)
                cellen(kolom) = CelUitkomst(uitkomst(LBound(uitkomst) + kolom), formule, 0, kolom)
            Next kolom
            Lever = cellen
        Case Else
            ReDim cellen(0 To UBound(uitkomst, 1) - LBound(uitkomst, 1), 0 To UBound(uitkomst, 2) - LBound(uitkomst, 2))
            For rij = 0 To UBound(cellen, 1)
                For kolom = 0 To UBound(cellen, 2)
                    cellen(rij, kolom) = CelUitkomst(uitkomst(LBound(uitkomst, 1) + rij, LBound(uitkomst, 2) + kolom), formule, rij, kolom)
                Next kolom
            Next rij
            Lever = cellen
    End Select
End Function

' Een lege uitkomst zou als 0 in de cel staan.
Private Function CelUitkomst(ByVal waarde As Variant, ByVal formule As Object, ByVal rij As Long, ByVal kolom As Long) As Variant
    If IsEmpty(waarde) Or IsNull(waarde) Then
        CelUitkomst = ""
    ElseIf VarType(waarde) <> vbString Then
        CelUitkomst = waarde
    ElseIf Left$(waarde, Len(MERK)) = MERK Then
        BewaarZin CStr(waarde), formule, rij, kolom
        CelUitkomst = CVErr(FoutnummerVan(waarde))
    Else
        CelUitkomst = waarde
    End If
End Function

Private Function FoutnummerVan(ByVal zin As String) As Long
    FoutnummerVan = Foutnummer(Mid$(zin, Len(MERK) + 1, 4))
End Function

Private Function Dimensies(ByRef waarde As Variant) As Long
    Dim grens As Long
    If Not IsArray(waarde) Then Exit Function
    On Error GoTo Klaar
    grens = UBound(waarde, 1)
    Dimensies = 1
    grens = UBound(waarde, 2)
    Dimensies = 2
Klaar:
End Function

' ---- De zinnen bij de fouten ----
' mZinnen: per cel de formule die de zin gaf, een tab, en de zin. mCellen: per formule haar cellen met een zin.

Private Function Adres(ByVal gebied As Object, ByVal rij As Long, ByVal kolom As Long) As String
    Adres = BladAdres(gebied.Worksheet) & (gebied.Row + rij) & "," & (gebied.Column + kolom)
End Function

Private Function BladAdres(ByVal blad As Object) As String
    BladAdres = blad.Parent.Name & "|" & blad.Name & "|"
End Function

Private Sub BewaarZin(ByVal zin As String, ByVal formule As Object, ByVal rij As Long, ByVal kolom As Long)
    Dim eigenaar As String
    Dim cel As String
    If formule Is Nothing Then Exit Sub
    If mZinnen.Count >= ZINNEN_MAXIMUM Then
        mZinnen.RemoveAll
        mCellen.RemoveAll
    End If
    eigenaar = Adres(formule, 0, 0)
    cel = Adres(formule, rij, kolom)
    mZinnen.Item(cel) = eigenaar & vbTab & zin
    If mCellen.Exists(eigenaar) Then
        mCellen.Item(eigenaar) = mCellen.Item(eigenaar) & vbTab & cel
    Else
        mCellen.Item(eigenaar) = cel
    End If
End Sub

Private Sub VergeetFormule(ByVal formule As Object)
    Dim eigenaar As String
    Dim cel As Variant
    If formule Is Nothing Then Exit Sub
    eigenaar = Adres(formule, 0, 0)
    If Not mCellen.Exists(eigenaar) Then Exit Sub
    For Each cel In Split(mCellen.Item(eigenaar), vbTab)
        If mZinnen.Exists(cel) Then
            If Left$(mZinnen.Item(cel), Len(eigenaar) + 1) = eigenaar & vbTab Then mZinnen.Remove cel
        End If
    Next cel
    mCellen.Remove eigenaar
End Sub

' Na het invoegen of verwijderen van rijen of kolommen kloppen de bewaarde plaatsen van een blad niet meer.
Public Sub VergeetBlad(ByVal blad As Object)
    Dim begin As String
    Dim cel As Variant
    If mZinnen Is Nothing Then Exit Sub
    begin = BladAdres(blad)
    For Each cel In mZinnen.Keys
        If Left$(cel, Len(begin)) = begin Then mZinnen.Remove cel
    Next cel
End Sub

' De foutwaarde van een cel, of de zin die erbij hoort zolang de cel nog diezelfde fout toont.
Private Function MetZin(ByVal waarde As Variant, ByVal gebied As Object, ByVal rij As Long, ByVal kolom As Long) As Variant
    Dim cel As String
    Dim zin As String
    MetZin = waarde
    If gebied Is Nothing Then Exit Function
    cel = Adres(gebied, rij, kolom)
    If Not mZinnen.Exists(cel) Then Exit Function
    zin = Mid$(mZinnen.Item(cel), InStr(mZinnen.Item(cel), vbTab) + 1)
    If FoutnummerVan(zin) = CLng(waarde) Then MetZin = zin
End Function

' Een werkmap die net open is, toont nog fouten van een vorige keer: van een eigen formule is de zin dan niet bekend.
Private Function ZonderZin(ByVal waarde As Variant, ByVal gebied As Object, ByVal rij As Long, ByVal kolom As Long) As Variant
    On Error GoTo Klaar
    ZonderZin = waarde
    If mZinnen.Exists(Adres(gebied, rij, kolom)) Then Exit Function
    If InStr(1, gebied.Cells(rij + 1, kolom + 1).Formula, "HO_", vbTextCompare) > 0 Then ZonderZin = ZinNietBewaard(CLng(waarde))
Klaar:
End Function

' ---- Wat al eens is gevraagd ----

Private Sub Onthoud(ByVal sleutel As String, ByRef uitkomst As Variant)
    If sleutel = "" Then Exit Sub
    If mCache.Count >= CACHE_MAXIMUM Then mCache.RemoveAll
    mCache.Item(sleutel) = uitkomst
End Sub

' De naam en alle waarden met hun soort; leeg als het er te veel zijn om te bewaren.
Private Function Vingerafdruk(ByVal naam As String, ByRef waarden As Variant) As String
    Dim delen() As String
    Dim aantal As Long
    Dim i As Long
    Dim cel As Variant
    Dim sleutel As String
    ReDim delen(0 To SLEUTEL_CELLEN)
    For i = LBound(waarden) To UBound(waarden)
        If aantal + 2 > SLEUTEL_CELLEN Then Exit Function
        If IsMissing(waarden(i)) Then
            delen(aantal) = "w"
            aantal = aantal + 1
        ElseIf IsArray(waarden(i)) Then
            delen(aantal) = Vorm(waarden(i))
            aantal = aantal + 1
            For Each cel In waarden(i)
                If aantal >= SLEUTEL_CELLEN Then Exit Function
                delen(aantal) = Merkteken(cel)
                aantal = aantal + 1
            Next cel
        Else
            delen(aantal) = Merkteken(waarden(i))
            aantal = aantal + 1
        End If
    Next i
    If aantal > 0 Then
        ReDim Preserve delen(0 To aantal - 1)
        sleutel = naam & vbTab & Join(delen, vbTab)
    Else
        sleutel = naam
    End If
    If Len(sleutel) <= SLEUTEL_TEKENS Then Vingerafdruk = sleutel
End Function

Private Function Vorm(ByRef waarde As Variant) As String
    Select Case Dimensies(waarde)
        Case 1
            Vorm = "r" & (UBound(waarde) - LBound(waarde) + 1)
        Case Else
            Vorm = (UBound(waarde, 1) - LBound(waarde, 1) + 1) & "x" & (UBound(waarde, 2) - LBound(waarde, 2) + 1)
    End Select
End Function

Private Function Merkteken(ByVal waarde As Variant) As String
    Select Case VarType(waarde)
        Case vbEmpty, vbNull
            Merkteken = "l"
        Case vbError
            Merkteken = "f" & CLng(waarde)
        Case vbBoolean
            If waarde Then Merkteken = "j" Else Merkteken = "n"
        Case vbString
            Merkteken = "t" & Len(waarde) & ":" & waarde
        Case vbDate
            Merkteken = "d" & Getalteken(CDbl(waarde))
        Case Else
            Merkteken = "g" & Getalteken(CDbl(waarde))
    End Select
End Function

' Een tekst heeft vijftien cijfers van een getal; wat er verder nog is, staat erachter.
Private Function Getalteken(ByVal getal As Double) As String
    Getalteken = CStr(getal)
    If CDbl(Getalteken) <> getal Then Getalteken = Getalteken & "~" & CStr(getal - CDbl(Getalteken))
End Function

' ---- Het logboek ----
' Een regel zoals het programma die zelf schrijft, zonder iets van de casus. Het logboek houdt nooit iets tegen.

Private Sub SchrijfLog(ByVal naam As String, ByVal nummer As Long)
    Dim bestanden As Object
    Dim stroom As Object
    Dim map As String
    On Error GoTo Klaar
    map = Environ$("LOCALAPPDATA")
    If map = "" Then Exit Sub
    map = map & "\normenkader-ho"
    Set bestanden = CreateObject("Scripting.FileSystemObject")
    If Not bestanden.FolderExists(map) Then bestanden.CreateFolder map
    If bestanden.FileExists(map & "\ho.log") Then
        If bestanden.GetFile(map & "\ho.log").Size > LOGBOEK_BYTES Then Exit Sub
    End If
    Set stroom = bestanden.OpenTextFile(map & "\ho.log", 8, True)
    stroom.Write LogRegel(naam, nummer)
    stroom.Close
Klaar:
End Sub

Private Function LogRegel(ByVal naam As String, ByVal nummer As Long) As String
    Dim tijd As String
    tijd = Format$(Now, "yyyy-mm-dd") & "T" & Format$(Now, "hh") & ":" & Format$(Now, "nn") & ":" & Format$(Now, "ss")
    LogRegel = "{""logboek"": 1, ""plaatselijke_tijd"": """ & tijd & """, ""opdracht"": ""excel " & naam & """, ""meldingen"": [""" & CODE_REKENKERN & """], ""com_fout"": " & nummer & "}" & vbLf
End Function
