using System.Text.Json;
using Microsoft.Extensions.Localization;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Design;

/// <summary>What a drawing says in its own place while its points are fetched, and where they do not come.</summary>
internal static class ChartWords
{
    /// <summary>As the scripts read them.</summary>
    public static string Of(IStringLocalizer<SharedText> shared) => JsonSerializer.Serialize(new Dictionary<string, string>
    {
        ["loading"] = shared["Chart.Loading"],
        ["slow"] = shared["Chart.Slow"],
        ["cancel"] = shared["Chart.Cancel"],
        ["cancelled"] = shared["Chart.Cancelled"],
        ["failed"] = shared["Chart.Failed"],
        ["retry"] = shared["Chart.Retry"],
    });
}
