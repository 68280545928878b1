using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Core.Trust;

/// <summary>What a certificate may be called (X.520, commonName): it is shown on pages and written into log and audit.</summary>
internal static class CommonNames
{
    private const int Longest = 64;

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static Refusal? Problem(string name) => string.IsNullOrWhiteSpace(name) || name.Length > Longest || name.Any(char.IsControl)
        ? new Refusal("Certificate.Name", $"The name is '{name}'; allowed are 1 to {Longest} printable characters.")
        : null;
}
