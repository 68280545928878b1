using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace UrbGrade.Web.Hosting;

/// <summary>Where a process of the platform listens.</summary>
internal static class Listeners
{
    /// <summary>Tries the ports asked for, before anything starts that would have to be stopped again.</summary>
    /// <returns>What keeps a port from being used, and what to do; null when all can be.</returns>
    public static string? Problem(ServeOptions options)
    {
        if (options.HttpsPort is { } https && Problem(new IPEndPoint(options.Address, https), $"--https {https}", options.Bind) is { } problem)
        {
            return problem;
        }

        if (options.BusPort is { } bus && Problem(new IPEndPoint(options.Address, bus), $"--bus {bus}", options.Bind) is { } taken)
        {
            return taken;
        }

        return options.HttpPort is { } http ? Problem(new IPEndPoint(options.HttpAddress, http), $"--http {http}", options.IsProxy ? options.Bind : "127.0.0.1") : null;
    }

    private static string? Problem(IPEndPoint place, string option, string bind)
    {
        try
        {
            using var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(place);
            return null;
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{option}: the port is taken by another program. Give another one; 0 takes one that is free.",
                SocketError.AccessDenied => $"{option}: this user may not listen on the port. Give one above 1023, or the right to it.",
                SocketError.AddressNotAvailable => $"--bind {bind}: this machine has no such address. Give one that it has, or 'any'.",
                _ => $"{option}: the port cannot be used ({failure.Message}).",
            };
        }
    }
}
