using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>Raw files as sites drop them. Their values are invented.</summary>
internal static class GatewaySamples
{
    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Gateway", "Samples", path));
}
