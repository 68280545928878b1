namespace UrbGrade.Gateway.Configuration;

/// <summary>Finds the files and secrets that a configuration names; relative paths start at its folder.</summary>
internal sealed class SettingsPlaces(string folder)
{
    /// <summary>A required file, as an absolute path; empty when it is missing, which is complained of.</summary>
    public string File(SettingsNode node, string key) => node.Text(key) is { Length: > 0 } text ? Resolve(text) : "";

    /// <summary>A secret, taken from a credential or the environment and never from the configuration itself.</summary>
    public string? Secret(SettingsNode node, string key)
    {
        switch (node.TextOrNull(key))
        {
            case null:
                return null;
            case var text when text.StartsWith("env:", StringComparison.Ordinal):
                return Environment.GetEnvironmentVariable(text[4..]);
            case var text when text.StartsWith("credential:", StringComparison.Ordinal):
                return System.IO.File.Exists(Resolve(text)) ? System.IO.File.ReadAllText(Resolve(text)).TrimEnd('\r', '\n') : "";
            default:
                node.Complain(key, "a secret in plain text", "credential:NAME, env:NAME");
                return null;
        }
    }

    // systemd hands credentials over in a folder of its own; elsewhere they lie beside the configuration.
    public string Resolve(string reference) => reference.StartsWith("credential:", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") ?? Path.Combine(folder, "credentials"), reference["credential:".Length..])
        : Absolute(reference);

    public string Absolute(string path) => path.Length == 0 ? path : Path.GetFullPath(path, folder);
}
