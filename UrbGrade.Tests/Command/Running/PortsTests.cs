using System.Net;
using System.Net.Sockets;
using UrbGrade.Command;
using UrbGrade.Command.Running;

namespace UrbGrade.Tests.Command.Running;

public sealed class PortsTests : IDisposable
{
    private readonly TcpListener other = new(IPAddress.IPv6Any, 0);
    private readonly int taken;

    public PortsTests()
    {
        other.Start();
        taken = ((IPEndPoint)other.LocalEndpoint).Port;
    }

    public void Dispose() => other.Dispose();

    [Fact]
    public void A_taken_port_that_was_asked_for_is_refused_with_the_way_out()
    {
        var failure = Assert.Throws<CommandFailedException>(() => Ports.Choose(taken, 8443));

        Assert.Equal($"port {taken} is taken by another program. Give another one with --port N.", failure.Message);
    }

    [Fact]
    public void Where_none_was_asked_for_the_next_free_port_is_taken() =>
        Assert.InRange(Ports.Choose(null, taken), taken + 1, taken + 19);
}
