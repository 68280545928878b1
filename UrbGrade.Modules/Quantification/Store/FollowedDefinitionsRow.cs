namespace UrbGrade.Modules.Quantification.Store;

/// <summary>The definitions of the platform and the public holidays that all stored figures follow, or are on their way to; one row.</summary>
internal sealed class FollowedDefinitionsRow
{
    public int Id { get; set; }

    /// <summary>Code and version of each, in the order of their ids.</summary>
    public required string Definitions { get; set; }

    /// <summary>As <see cref="FollowedHolidays.Write"/> has them; empty before they were noted.</summary>
    public string Holidays { get; set; } = "";
}
