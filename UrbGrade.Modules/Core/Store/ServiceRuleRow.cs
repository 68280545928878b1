using UrbGrade.Bus.Orchestration;

namespace UrbGrade.Modules.Core.Store;

/// <summary>What was decided about a service, for one tenant or for all.</summary>
internal sealed class ServiceRuleRow
{
    /// <summary>One each millisecond; finer turns are not given.</summary>
    public const int MostPerMinute = 60_000;

    public int Id { get; set; }

    public required string Contract { get; set; }

    public required string Module { get; set; }

    /// <summary>0 for everybody's work.</summary>
    public int TenantId { get; set; }

    public bool IsPaused { get; set; }

    public string? RedirectTo { get; set; }

    /// <summary>Earlier releases took larger ones, which hold as <see cref="MostPerMinute"/>.</summary>
    public int? PerMinute { get => field > MostPerMinute ? MostPerMinute : field; set; }

    /// <summary>Until when the circuit breaker keeps work back.</summary>
    public DateTimeOffset? OpenUntil { get; set; }

    /// <summary>When the limit lets the next item through; every process advances it as it claims.</summary>
    public DateTimeOffset NextFreeAt { get; set; }

    /// <summary>The rule as the orchestration knows it.</summary>
    public ServiceRule ToRule() => new(
        Contract, Module, TenantId == ServiceRow.Everybody ? null : TenantId, IsPaused, RedirectTo, PerMinute, OpenUntil);
}
