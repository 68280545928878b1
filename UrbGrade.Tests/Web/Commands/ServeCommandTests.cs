using System.Net;
using System.Net.Sockets;
using UrbGrade.Web.Commands;

namespace UrbGrade.Tests.Web.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("""{ "Aggregation": { "MostMessages": 0 } }""", "Aggregation:MostMessages is '0'. The field MostMessages must be between 1 and 1000000.")]
    [InlineData("""{ "WorkItems": { "Lease": "00:00:00" } }""", "WorkItems:Lease is '00:00:00'. The field Lease must be between 00:00:01 and 01:00:00.")]
    [InlineData("""{ "Aggregation": { "MostMessages": "many" } }""", "'many' at 'Aggregation:MostMessages'")]
    [InlineData("""{ "Aggregation": """, "urbgrade.json")]
    public async Task A_setting_that_cannot_hold_stops_the_start_with_a_sentence_that_names_it(string settings, string told)
    {
        Directory.CreateDirectory(run.Data);
        await File.WriteAllTextAsync(Path.Combine(run.Data, "urbgrade.json"), settings, TestContext.Current.CancellationToken);

        Assert.Equal(1, await run.Run(["serve", "--data", run.Data, "--http", "0"]));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_link_of_the_first_administrator_goes_to_a_terminal_only(bool isTerminal)
    {
        using var stop = new CancellationTokenSource();
        await using var output = new StoppingWriter(stop);
        await using var error = new StringWriter();

        var code = await UrbGradeCommandLine.Run(["serve", "--data", run.Data, "--http", "0"], output, error, TextReader.Null, isTerminal, stop.Token)
            .WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

        Assert.True(code == 0, error.ToString());
        Assert.Equal(isTerminal, output.ToString().Contains("/account/first?token=", StringComparison.Ordinal));
        Assert.Equal(!isTerminal, output.ToString().Contains($"admin user first-link --data {run.Data} --address http://", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Equal(1, await run.Run(["serve", "--data", run.Data, "--http", $"{port}"]));
        Assert.Equal(
            $"--http {port}: the port is taken by another program. Give another one; 0 takes one that is free.", run.Error.Trim());
    }

    /// <summary>Stops the platform once it has said all that it says at its start.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            if (value?.Contains("no administrator yet", StringComparison.Ordinal) == true)
            {
                stop.Cancel();
            }

            return Task.CompletedTask;
        }
    }
}
