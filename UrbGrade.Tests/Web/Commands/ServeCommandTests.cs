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
    [InlineData("""{ "WorkItems": { "KeepDone": "00:00:00" } }""", "WorkItems:KeepDone is '00:00:00'. The field KeepDone must be between 1.00:00:00 and 3650.00:00:00.")]
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

    [Theory]
    [InlineData("--upstream", "--role", "proxy", "--https", "0")]
    [InlineData("'http://db.example.org/'; allowed are addresses such as https://web1:8443", "--role", "proxy", "--https", "0", "--upstream", "http://db.example.org/")]
    [InlineData("--https is not given", "--role", "proxy", "--http", "0", "--upstream", "https://web1")]
    [InlineData("a proxy has no part in it", "--role", "proxy", "--https", "0", "--upstream", "https://web1", "--modules", "Quantification")]
    [InlineData("--bus and --upstream-bus", "--role", "proxy", "--https", "0", "--upstream", "https://web1", "--bus", "0")]
    [InlineData("there is no such file", "--role", "proxy", "--https", "0", "--upstream", "https://web1", "--upstream-cert", "nosuch.pem")]
    [InlineData("--upstream is for --role proxy alone", "--https", "0", "--upstream", "https://web1")]
    [InlineData("--trusted-proxy names 'web1'", "--https", "0", "--trusted-proxy", "web1")]
    public async Task What_does_not_fit_a_proxy_is_told(string told, params string[] options)
    {
        Assert.Equal(2, await run.Run(["serve", "--data", run.Data, .. options]));
        Assert.Contains(told, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_starts_with_a_certificate_of_its_own_and_says_what_it_stands_before()
    {
        using var stop = new CancellationTokenSource();
        await using var output = new StoppingWriter(stop);
        await using var error = new StringWriter();
        Directory.CreateDirectory(run.Data);
        await File.WriteAllTextAsync(
            Path.Combine(run.Data, "urbgrade.json"), """{ "Proxy": { "Upstream": "https://web1:8443, https://web2:8443" } }""", TestContext.Current.CancellationToken);

        var code = await UrbGradeCommandLine.Run(
                ["serve", "--role", "proxy", "--data", run.Data, "--https", "0", "--bind", "127.0.0.1"], output, error, TextReader.Null, false, stop.Token)
            .WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

        Assert.True(code == 0, error.ToString());
        Assert.Contains(", before https://web1:8443, https://web2:8443", output.ToString(), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(run.Data, "keys", "server.p12")));
        Assert.False(File.Exists(Path.Combine(run.Data, "urbgrade.db")));
    }

    /// <summary>Stops the platform once it has said all that it says at its start.</summary>
    private sealed class StoppingWriter(CancellationTokenSource stop) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            if (value is not null && (value.Contains("no administrator yet", StringComparison.Ordinal) || value.Contains("proxy is ready", StringComparison.Ordinal)))
            {
                stop.Cancel();
            }

            return Task.CompletedTask;
        }
    }
}
