using System.Net;
using System.Net.Sockets;

namespace UrbGrade.Web.Hosting;

/// <summary>Who is counted as one where requests are limited: an address, and with IPv6 the network that one household or server has as
/// its own, which has more addresses than could be counted.</summary>
internal static class ClientNetwork
{
    private const int BytesOfNetwork = 8;

    public static string Of(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, BytesOfNetwork)),
        _ => address.ToString(),
    };
}
