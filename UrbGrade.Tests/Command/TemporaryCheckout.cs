using UrbGrade.Command;

namespace UrbGrade.Tests.Command;

/// <summary>A folder that looks like a checkout: it holds a solution file and what a test puts there.</summary>
internal sealed class TemporaryCheckout : IDisposable
{
    public TemporaryCheckout()
    {
        Root = Directory.CreateTempSubdirectory("urbgrade-checkout-").FullName;
        Write("UrbGrade.sln", "");
    }

    public string Root { get; }

    public Workspace Workspace => new(Root);

    public string Write(string relative, string content)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
