using NodaTime;
using UrbGrade.Gateway.Collect.Formats;
using UrbGrade.Gateway.Configuration;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.Gateway;

/// <summary>Raw files as sites drop them. Their values are invented.</summary>
internal static class GatewaySamples
{
    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Checkout.Root, "UrbGrade.Tests", "Gateway", "Samples", path));

    /// <summary>Reads a sample by a profile that comes with the gateway.</summary>
    /// <param name="knows">Which meters are known; all, where it is left out.</param>
    public static FileContent Read(string path, string profile, Func<string, bool>? knows = null, Instant? writtenAt = null) =>
        Content(SettingsReader.BuiltInProfiles()[profile], Read(path), knows, writtenAt);

    /// <summary>Reads bytes by a profile.</summary>
    public static FileContent Content(FileProfile profile, byte[] bytes, Func<string, bool>? knows = null, Instant? writtenAt = null) =>
        FileContent.Read(profile.Open(knows ?? (_ => true)), bytes, "sample", writtenAt ?? Instant.FromUtc(2014, 12, 25, 17, 24));
}
