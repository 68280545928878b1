using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Aggregation;

/// <summary>What the aggregation interface takes and how long it waits.</summary>
internal sealed class AggregationOptions
{
    /// <summary>Bytes of one request.</summary>
    [Range(1_024, 1_073_741_824)]
    public int MostBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Messages of one request.</summary>
    [Range(1, 1_000_000)]
    public int MostMessages { get; set; } = 10_000;

    /// <summary>Bytes of all requests that are in hand together; further ones are asked to come again.</summary>
    [Range(1_024, long.MaxValue)]
    public long MostBytesTogether { get; set; } = 512L * 1024 * 1024;

    /// <summary>Bytes each second that an upload has to reach after <see cref="UploadGrace"/>.</summary>
    [Range(1, 1_000_000_000)]
    public int SlowestUpload { get; set; } = 1_024;

    /// <summary>How long an upload may be slower than <see cref="SlowestUpload"/>.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan UploadGrace { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an upload may take altogether.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan LongestUpload { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far ahead of the platform's clock a measurement may lie.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan FutureSkew { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Meters that one request may register by using them, where the tenant allows that at all.</summary>
    [Range(0, 100_000)]
    public int MostNewMeters { get; set; } = 2_000;

    /// <summary>When a sender should come again while the platform cannot store.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Signatures remembered at once; more within their lifetime are asked to come again.</summary>
    [Range(1_000, 100_000_000)]
    public int MostSignatures { get; set; } = 2_000_000;
}
