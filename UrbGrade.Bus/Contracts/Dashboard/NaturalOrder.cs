using System.Globalization;

namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>Names as people count them: Cabinet 2 before Cabinet 10, in the reader's language.</summary>
public static class NaturalOrder
{
    /// <summary>In the language of the current culture, whatever the case.</summary>
    public static StringComparer Names =>
        StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);
}
