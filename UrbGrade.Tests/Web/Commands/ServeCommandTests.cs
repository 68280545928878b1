using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Tests.Web.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("""{ "Aggregation": { "MostMessages": 0 } }""", "Aggregation:MostMessages is '0'. The field MostMessages must be between 1 and 1000000.")]
    [InlineData("""{ "WorkItems": { "Lease": "00:00:00" } }""", "WorkItems:Lease is '00:00:00'. The field Lease must be between 00:00:01 and 01:00:00.")]
    [InlineData("""{ "Aggregation": { "MostMessages": "many" } }""", "'many' at 'Aggregation:MostMessages'")]
    [InlineData("""{ "Aggregation": """, "urbgrade.json")]
    public async Task A_setting_that_cannot_hold_stops_the_start_with_a_sentence_that_names_it(string settings, string told)
    {
        Directory.CreateDirectory(_run.Data);
        await File.WriteAllTextAsync(Path.Combine(_run.Data, "urbgrade.json"), settings, TestContext.Current.CancellationToken);

        Assert.Equal(1, await _run.Run(["serve", "--data", _run.Data, "--http", "0"]));
        Assert.Contains(told, _run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.Equal(1, await _run.Run(["serve", "--data", _run.Data, "--http", $"{port}"]));
        Assert.Contains($":{port}: address already in use", _run.Error, StringComparison.Ordinal);
    }
}
