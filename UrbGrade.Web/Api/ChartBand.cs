using UrbGrade.Web.Formats;

namespace UrbGrade.Web.Api;

/// <summary>Where values of a chart are expected to lie.</summary>
/// <param name="LowerName">Its lower end as the table names it.</param>
/// <param name="UpperName">Its upper end.</param>
/// <param name="Lower">As many as the chart has points; null where nothing is known.</param>
/// <param name="Upper">As many, not below <paramref name="Lower"/>.</param>
public sealed record ChartBand(string LowerName, string UpperName, IReadOnlyList<double?> Lower, IReadOnlyList<double?> Upper)
{
    /// <summary>How many values are expected between them, as the reader's language writes it.</summary>
    public string Share { get; } = Conventions.PerCent("80");
}
