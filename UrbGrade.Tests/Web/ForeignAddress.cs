namespace UrbGrade.Tests.Web;

/// <summary>An address with another tenant's ids.</summary>
/// <param name="IsOwned">Whether it names something of that tenant, rather than a list of what is one's own.</param>
/// <param name="IsApi">Whether a program asks for it, by token.</param>
internal sealed record ForeignAddress(string Path, bool IsOwned, bool IsApi);
