using UrbGrade.Gateway.Configuration;

namespace UrbGrade.Gateway.Collect.Sources.Folders;

/// <summary>A folder of zip archives that a password protects (AES or the older ZipCrypto), as they are sent by mail.</summary>
/// <param name="Path">Where the archives arrive.</param>
/// <param name="Entries">Which files in them are wanted.</param>
internal sealed record PasswordFolderOrigin(
    string Path, string Pattern, string Entries, string Password, TimeSpan StableFor, TimeSpan Every) : SourceOrigin
{
    public static PasswordFolderOrigin Read(SettingsNode node, SettingsPlaces places)
    {
        var password = places.Secret(node, "credential");
        if (string.IsNullOrEmpty(password))
            node.Complain("credential", "missing", "credential:NAME, env:NAME, with the archives' password in it");
        return new PasswordFolderOrigin(
            places.Absolute(node.Text("path")),
            node.Text("pattern", "*.zip"),
            node.Text("entries", "*"),
            password ?? "",
            node.Span("stableFor", "PT30S", TimeSpan.Zero),
            node.Span("every", "PT10S", TimeSpan.FromMilliseconds(100)));
    }

    public override ISource Open(SourceContext context) => new PasswordFolderSource(this, context);
}
