using UrbGrade.Bus.Contracts.Core;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Tests.Web.Fictional;

/// <summary>Two causes of failures in the fictional district, and a retry that is under way.</summary>
internal sealed class FictionalParkedWork(FictionalDistrict district, ITenantSession session) : IParkedWork
{
    private const string Group = "00112233445566ff";

    private static readonly DateTimeOffset At = FictionalDistrict.LastReadingAt;

    private static readonly ParkedWork Item = new(
        7, "20", FictionalDistrict.TimeZone, "Aggregation.RequestStored", "0192f3a477aa7bbb8ccc0123456789ab", Group, 5, At.AddHours(-1), At,
        "System.TimeoutException: no answer within 30 s\n   at Somewhere.Deep()", """{"rawRequestId":902}""");

    private bool IsThere => session.CurrentTenantId == 2 && session.IsOperator && !district.IsEmpty;

    public Task<IReadOnlyList<FailureGroup>> ListGroups(CancellationToken cancellation) => There<FailureGroup>(
        new(Group, "20", FictionalDistrict.TimeZone, "Aggregation.RequestStored", "System.TimeoutException: no answer within # s", 12, At.AddDays(-1), At, "the supplier is told", "command line (root)"),
        new("99112233445566ff", "20", FictionalDistrict.TimeZone, "Quantification.ReadingsChanged", "System.DivideByZeroException: Attempted to divide by zero.", 1, At, At, null, null));

    public Task<IReadOnlyList<ParkedWork>> List(ParkedChoice choice, int most, CancellationToken cancellation) =>
        There(choice.GroupId == Group ? [Item with { Payload = null }] : Array.Empty<ParkedWork>());

    public Task<ParkedWork?> Find(long id, CancellationToken cancellation) => Task.FromResult(IsThere && id == Item.Id ? Item : null);

    public Task<AdministrationResult> Retry(ParkedChoice choice, double? perSecond, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> RetryChanged(long id, string payload, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Archive(ParkedChoice choice, CancellationToken cancellation) => Done();

    public Task<AdministrationResult> Note(string groupId, string text, CancellationToken cancellation) => Done();

    public Task<IReadOnlyList<WorkRetry>> ListRetries(CancellationToken cancellation) => There<WorkRetry>(
        new WorkRetry("r1", "20", FictionalDistrict.TimeZone, "Aggregation.RequestStored", "command line (night)", At, 10, 20, 9, 2, 8, 1));

    private Task<IReadOnlyList<T>> There<T>(params T[] rows) => Task.FromResult<IReadOnlyList<T>>(IsThere ? rows : []);

    private static Task<AdministrationResult> Done() => Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
}
