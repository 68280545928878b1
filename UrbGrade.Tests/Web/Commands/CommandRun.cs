using System.Text.Json;
using UrbGrade.Tests.Support;
using UrbGrade.Web.Commands;

namespace UrbGrade.Tests.Web.Commands;

/// <summary>Runs command lines on a data folder as a script would.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Action? dropDatabase;

    public CommandRun() => dropDatabase = TestData.ChooseDatabase(Data);

    public string Data => Path.Combine(folder.Path, "data");

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string File(string name) => folder.File(name);

    /// <summary>Runs <c>admin ... --data DATA</c>.</summary>
    public Task<int> Admin(params string[] arguments) => Run(["admin", .. arguments, "--data", Data]);

    /// <summary>Runs <c>admin ... --data DATA</c> with a line on its standard input.</summary>
    public Task<int> AdminReading(string input, params string[] arguments) =>
        Run(["admin", .. arguments, "--data", Data], new StringReader(input + "\n"));

    /// <summary>Runs <c>admin ... --json --data DATA</c>, which has to end well.</summary>
    public async Task<JsonElement> Json(params string[] arguments)
    {
        Assert.True(await Admin([.. arguments, "--json"]) == 0, Output + Error);
        return JsonSerializer.Deserialize<JsonElement>(Output);
    }

    public async Task<int> Run(IReadOnlyList<string> arguments, TextReader? input = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await UrbGradeCommandLine.Run(arguments, output, error, input ?? TextReader.Null);
        (Output, Error) = (output.ToString(), error.ToString());
        return code;
    }

    public void Dispose()
    {
        dropDatabase?.Invoke();
        folder.Dispose();
    }
}
