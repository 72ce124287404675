Attribute VB_Name = "HoWerkmap"
Option Explicit
Option Private Module

' Herstelt een werkmap die elders is gemaakt: Excel bewaart bij een formule het hele pad van de invoegtoepassing.
' Lukt dat niet (een beveiligd blad bijvoorbeeld), dan blijft de werkmap zoals zij was.

Private Const CELLEN_MAXIMUM As Long = 20000

Public Sub HerstelWerkmap(ByVal werkmap As Workbook)
    Dim bewaard As Boolean
    On Error Resume Next
    If werkmap Is ThisWorkbook Then Exit Sub
    bewaard = werkmap.Saved
    HerstelKoppelingen werkmap
    HerstelNamen werkmap
    werkmap.Saved = bewaard
End Sub

Private Sub HerstelKoppelingen(ByVal werkmap As Workbook)
    Dim koppelingen As Variant
    Dim koppeling As Variant
    On Error Resume Next
    koppelingen = werkmap.LinkSources(xlExcelLinks)
    If IsEmpty(koppelingen) Then Exit Sub
    For Each koppeling In koppelingen
        If IsAndereKopie(CStr(koppeling)) Then werkmap.ChangeLink koppeling, ThisWorkbook.FullName, xlLinkTypeExcelLinks
    Next koppeling
End Sub

' Dezelfde bestandsnaam op een andere plaats.
Private Function IsAndereKopie(ByVal pad As String) As Boolean
    If LCase$(pad) = LCase$(ThisWorkbook.FullName) Then Exit Function
    IsAndereKopie = (LCase$(Bestandsnaam(pad)) = LCase$(ThisWorkbook.Name))
End Function

Private Function Bestandsnaam(ByVal pad As String) As String
    Dim naam As String
    naam = Mid$(pad, InStrRev(pad, "\") + 1)
    Bestandsnaam = Mid$(naam, InStrRev(naam, "/") + 1)
End Function

' Een formule die #NAAM? toont omdat de invoegtoepassing er eerst niet was, wordt opnieuw ingevoerd.
Private Sub HerstelNamen(ByVal werkmap As Workbook)
    Dim blad As Worksheet
    Dim cellen As Range
    On Error Resume Next
    For Each blad In werkmap.Worksheets
        Set cellen = Nothing
        Set cellen = blad.Cells.SpecialCells(xlCellTypeFormulas, xlErrors)
        If Not cellen Is Nothing Then
            If cellen.Count <= CELLEN_MAXIMUM Then HerstelCellen cellen
        End If
    Next blad
End Sub

Private Sub HerstelCellen(ByVal cellen As Range)
    Dim cel As Object
    For Each cel In cellen
        If IsOnbekendeNaam(cel) Then HerstelCel cel
    Next cel
End Sub

Private Function IsOnbekendeNaam(ByVal cel As Object) As Boolean
    On Error GoTo Nee
    If CLng(cel.Value) <> xlErrName Then Exit Function
    IsOnbekendeNaam = (InStr(1, cel.Formula, "HO_", vbTextCompare) > 0)
Nee:
End Function

' Formula2 houdt een uitkomst die overloopt heel; een oudere Excel kent alleen Formula.
Private Sub HerstelCel(ByVal cel As Object)
    On Error GoTo Ouder
    cel.Formula2 = cel.Formula2
    Exit Sub
Ouder:
    HerstelCelOuder cel
End Sub

Private Sub HerstelCelOuder(ByVal cel As Object)
    On Error GoTo Klaar
    cel.Formula = cel.Formula
Klaar:
End Sub
