namespace UrbGrade.Tests.Browser;

/// <summary>How somebody looks at a page.</summary>
internal sealed record Visit(int Width = 1280, bool IsDark = false, bool HasScripts = true, bool BypassesPolicy = false, bool TakesAnyCertificate = false)
{
    public const int Height = 900;
}
