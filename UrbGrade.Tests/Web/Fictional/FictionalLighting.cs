using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Lighting;

namespace UrbGrade.Tests.Web.Fictional;

internal sealed class FictionalLighting(FictionalDistrict district, FictionalNodes nodes, ITenantSession session) : ILightingPrograms
{
    private bool IsThere => session.CurrentTenantId == 2 && session.IsOperator && !district.IsEmpty;

    public Task<IReadOnlyList<LightingNode>> List(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<LightingNode>>(
        IsThere
            ? [.. nodes.Versions.Select(node => new LightingNode(
                "20", node.Key, $"Lamp post {node.Key[1..]}", FictionalDistrict.TimeZone, node.Value.FirstOrDefault(),
                node.Value.Find(version => version.AcknowledgedAt is not null)))]
            : []);

    public Task<IReadOnlyList<ProgramVersion>> History(string? tenantCode, string node, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ProgramVersion>>(IsThere && nodes.Versions.TryGetValue(node, out var versions) ? [.. versions] : []);

    public Task<AdministrationResult> Put(string? tenantCode, LightingDraft draft, CancellationToken cancellation)
    {
        if (!IsThere)
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.NotAllowed));
        try
        {
            nodes.Versions[draft.Node].Insert(0, new ProgramVersion(
                draft.BasedOn + 1, draft.Function, draft.Master, DimmingProfile.Parse(draft.Profile).ToString(), session.AccountName!,
                ProgramState.Edited, FictionalDistrict.LastReadingAt, null, null, null, null, null));
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Done));
        }
        catch (RefusedException failure)
        {
            return Task.FromResult(new AdministrationResult(AdministrationOutcome.Invalid, failure.Refusal));
        }
    }
}
