namespace UrbGrade.Web.Texts;

/// <summary>Texts of the tours of a first visit.</summary>
public sealed class TourText;
