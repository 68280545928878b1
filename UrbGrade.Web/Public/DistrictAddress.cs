namespace UrbGrade.Web.Public;

/// <summary>Addresses of district pages in the reader's language.</summary>
internal static class DistrictAddress
{
    /// <summary>As <c>/en/d/20</c>.</summary>
    /// <param name="code">The tenant's code.</param>
    public static string Of(string code) => HelpAddress.Of($"d/{Uri.EscapeDataString(code)}");
}
