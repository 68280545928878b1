using System.ComponentModel.DataAnnotations;

namespace UrbGrade.Modules.Core.Orchestration;

/// <summary>How modules show that they live, and when a failing service gets a rest.</summary>
internal sealed class OrchestrationOptions
{
    /// <summary>How far ahead other processes' clocks may be. Who was seen later was seen by a clock that was put back since.</summary>
    public static readonly TimeSpan OtherClocks = TimeSpan.FromMinutes(1);

    /// <summary>How often a process says that it is there and what it handled.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Heartbeats without which a process counts as gone.</summary>
    [Range(2, 100)]
    public int MissedHeartbeats { get; set; } = 4;

    /// <summary>New items of a tenant that fail one after another before the circuit breaker opens; 0 for never.</summary>
    [Range(0, 100_000)]
    public int BreakerFailures { get; set; } = 20;

    /// <summary>How long an open circuit breaker keeps work back before it tries again.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan BreakerRest { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long what was handled in each minute is kept.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepMinutes { get; set; } = TimeSpan.FromDays(2);

    /// <summary>After this a silent process is dead.</summary>
    public TimeSpan Silence => Heartbeat * MissedHeartbeats;
}
