using System.Text.RegularExpressions;

namespace UrbGrade.Tests.Web;

/// <summary>Gives the parameters of a page's address values that the fictional district knows.</summary>
internal static partial class KnownRoutes
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AssetId"] = "2", ["SiteId"] = "2", ["RequestId"] = "902", ["Code"] = "20", ["Language"] = "en", ["ScopeName"] = "street", ["Tag"] = "0penf0rm", ["Street"] = "Carrer%20Fictici",
    };

    public static string Fill(string route) => "/" + Parameter().Replace(route, parameter => Known.GetValueOrDefault(parameter.Groups[1].Value, "1")).TrimStart('/');

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
