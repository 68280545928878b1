namespace UrbGrade.Web.Commands;

/// <summary>The address of the page where the first administrator makes an account.</summary>
internal static class FirstAdministratorLink
{
    public static string For(string address, string token) => $"{address.TrimEnd('/')}/account/first?token={Uri.EscapeDataString(token)}";
}
