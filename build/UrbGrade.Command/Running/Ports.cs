using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Command.Running;

/// <summary>Finds a port to listen on.</summary>
internal static class Ports
{
    private const int Tried = 20;

    /// <summary>The port asked for, or the first free one from the customary port on.</summary>
    /// <exception cref="CommandFailedException">The port asked for is taken, or none is free.</exception>
    public static int Choose(int? asked, int customary)
    {
        if (asked is { } port)
        {
            return IsFree(port)
                ? port
                : throw new CommandFailedException($"port {port} is taken by another program. Give another one with --port N.");
        }

        var free = Enumerable.Range(customary, Tried).FirstOrDefault(IsFree);
        return free != 0
            ? free
            : throw new CommandFailedException($"the ports {customary} to {customary + Tried - 1} are all taken. Give a free one with --port N.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.IPv6Any, port);
            listener.Server.DualMode = true;
            listener.Server.ExclusiveAddressUse = true;
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
