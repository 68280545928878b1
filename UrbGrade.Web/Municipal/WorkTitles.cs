using Microsoft.Extensions.Localization;
using UrbGrade.Bus.Contracts.Analysis;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Municipal;

/// <summary>Titles of interventions.</summary>
internal static class WorkTitles
{
    private const string Separator = ", ";

    /// <summary>Of what nobody gave a title: its measures, in no language.</summary>
    public static string Of(IEnumerable<MeasureKind> measures) => string.Join(Separator, measures);

    /// <summary>As it was typed; measures in the reader's words.</summary>
    public static string Read(string title, IStringLocalizer<SavingsText> texts)
    {
        var parts = title.Split(Separator);
        return parts.All(part => Enum.GetNames<MeasureKind>().Contains(part)) ? string.Join(Separator, parts.Select(part => texts[$"Kind.{part}"].Value)) : title;
    }
}
