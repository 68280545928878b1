namespace UrbGrade.Web.Municipal;

/// <summary>A choice while somebody writes it.</summary>
public sealed class EditedChoice
{
    /// <summary>Tells choices on the page apart while their keys change.</summary>
    public string Id { get; init; } = $"c{Guid.NewGuid():n}";

    public string Key { get; set; } = "";

    public Dictionary<string, string> Label { get; init; } = EditedSurvey.Texts(null);
}
