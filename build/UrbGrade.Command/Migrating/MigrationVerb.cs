using UrbGrade.Command.Processes;

namespace UrbGrade.Command.Migrating;

/// <summary><c>urbgrade migration NAME</c>: adds a migration from what the tables are to what they have become, for every database.</summary>
internal sealed class MigrationVerb(Workspace workspace, Terminal terminal)
{
    private const string Project = "UrbGrade.Modules";

    private static readonly string[] Providers = ["Sqlite", "PostgreSql", "SqlServer"];

    public async Task<int> RunAsync(string name, CancellationToken cancellation)
    {
        await Require(cancellation, "tool", "restore");
        terminal.Say("Building ...");
        await Require(cancellation, "build", Project, "-v", "quiet", "-nologo");
        foreach (var provider in Providers)
        {
            var folder = Path.Combine("Core", "Database", "Migrations", provider);
            await Require(
                cancellation, "ef", "migrations", "add", name, "--no-build", "--project", Project,
                "--context", $"{provider}UrbGradeContext", "--output-dir", folder);
            terminal.Say($"  {Path.Combine(Project, folder)}");
        }

        return ExitCodes.Done;
    }

    private Task<string> Require(CancellationToken cancellation, params string[] arguments) =>
        ProgramRun.RequireAsync(Invocation.OfDotnet(workspace.Root, arguments), cancellation);
}
