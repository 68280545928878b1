namespace UrbGrade.Gateway.Configuration;

/// <summary>The configuration cannot be used. Each problem names the key, the value found and the values allowed.</summary>
internal sealed class SettingsException(string file, IReadOnlyList<string> problems)
    : Exception($"{file}: {string.Join("; ", problems)}")
{
    public string File => file;

    public IReadOnlyList<string> Problems => problems;
}
