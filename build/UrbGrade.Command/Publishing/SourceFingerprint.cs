using System.Security.Cryptography;
using System.Text;

namespace UrbGrade.Command.Publishing;

/// <summary>
/// Names a state of the sources: the same content gives the same name whatever the files' dates say, so that a fresh
/// clone, a switch of branches and a switch back publish only what is new.
/// </summary>
internal static class SourceFingerprint
{
    private static readonly string[] BuildRules =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "BannedSymbols.txt", ".editorconfig"];

    // Built from wwwroot-assets, whose sources count already.
    private static readonly string Built = Path.Combine("UrbGrade.Web", "wwwroot") + Path.DirectorySeparatorChar;

    /// <summary>Sixteen lower-case hexadecimal digits.</summary>
    public static string Of(Workspace workspace, PublishedProgram program)
    {
        var files = program.Sources
            .SelectMany(folder => SourceFiles.Under(workspace.At(folder)))
            .Concat(BuildRules.Select(name => workspace.At(name)).Where(File.Exists))
            .Select(file => (Path: file, Name: Path.GetRelativePath(workspace.Root, file)))
            .Where(file => !file.Name.StartsWith(Built, StringComparison.Ordinal))
            .OrderBy(file => file.Name, StringComparer.Ordinal);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, name) in files)
        {
            var content = File.ReadAllBytes(path);
            hash.AppendData(Encoding.UTF8.GetBytes($"{name.Replace('\\', '/')}\n{content.Length}\n"));
            hash.AppendData(content);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
