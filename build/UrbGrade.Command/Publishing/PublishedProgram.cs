namespace UrbGrade.Command.Publishing;

/// <summary>A program of the platform that runs from published output.</summary>
/// <param name="Name">For messages and folders.</param>
/// <param name="Project">Folder of its project.</param>
/// <param name="Assembly">File name of its assembly.</param>
/// <param name="Sources">Folders whose files it is built from.</param>
internal sealed record PublishedProgram(string Name, string Project, string Assembly, IReadOnlyList<string> Sources)
{
    public static PublishedProgram Platform { get; } = new(
        "platform", "UrbGrade.Web", "UrbGrade.Web.dll",
        ["UrbGrade.Bus", "UrbGrade.Modules", "UrbGrade.Web", "wwwroot-assets"]);

    public static PublishedProgram Gateway { get; } = new(
        "gateway", "UrbGrade.Gateway", "urbgrade-gateway.dll",
        ["UrbGrade.Bus", "UrbGrade.Gateway"]);

    public static PublishedProgram Benchmarks { get; } = new(
        "benchmarks", "UrbGrade.Benchmarks", "UrbGrade.Benchmarks.dll",
        ["UrbGrade.Bus", "UrbGrade.Modules", "UrbGrade.Gateway", "UrbGrade.Benchmarks"]);
}
