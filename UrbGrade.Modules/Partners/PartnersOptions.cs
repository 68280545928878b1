using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Partners;

/// <summary>What partners' modules may ask of the bus.</summary>
internal sealed class PartnersOptions
{
    /// <summary>Largest request, bytes.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MostBytes { get; set; } = 1024 * 1024;

    /// <summary>Requests a second of one module, in the long run.</summary>
    [Range(1, 100_000)]
    public int PerSecond { get; set; } = 50;

    /// <summary>Requests of one module at once, after a rest.</summary>
    [Range(1, 100_000)]
    public int Burst { get; set; } = 100;

    /// <summary>Requests of one module in hand at the same time, those that wait for work among them.</summary>
    [Range(1, 10_000)]
    public int AtOnce { get; set; } = 16;

    /// <summary>Longest time that a request for work, or a question, waits for an answer.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a module holds the work that it took; it may ask for as much again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a waiting request looks for work.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:01:00")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(250);
}
