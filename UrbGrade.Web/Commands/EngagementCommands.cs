using System.CommandLine;
using System.Text.Json;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Bus.Contracts.Engagement;

namespace UrbGrade.Web.Commands;

/// <summary><c>admin engagement</c>: import.</summary>
internal static class EngagementCommands
{
    public static Command Create() => new("engagement", "Lamp posts where people vote, campaigns and surveys.") { Import() };

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = $"Places, campaigns and surveys of a tenant as JSON, customarily {EngagementFile.FileName}; docs/engagement.md." };
        var command = new Command("import", "Writes the places, campaigns and surveys of a file. The same file again changes nothing.") { file };
        return AdminRun.Bind(command, async run =>
        {
            var path = run.Parsed.GetRequiredValue(file);
            EngagementFile asked;
            try
            {
                asked = EngagementFile.Parse(await GivenFile.Bytes("file", path, run.Cancellation));
            }
            catch (JsonException failure)
            {
                return run.Fail($"{path} does not say what people are asked: {failure.Message}");
            }

            var result = await Write(run, asked);
            return run.Report(
                result, $"Tenant {asked.TenantCode}: {asked.Places.Count} places, {asked.Campaigns.Count} campaigns, {asked.Surveys.Count} surveys.",
                new { tenant = asked.TenantCode, places = asked.Places.Count, campaigns = asked.Campaigns.Count, surveys = asked.Surveys.Count });
        });
    }

    /// <summary>Writes one after the other up to the first that is refused.</summary>
    private static async Task<AdministrationResult> Write(AdminRun run, EngagementFile asked)
    {
        var result = new AdministrationResult(AdministrationOutcome.Done) { IsUnchanged = true };
        var campaigns = run.Service<ICampaigns>();
        if (asked.Places.Count > 0)
        {
            result = await campaigns.PutPlaces(asked.TenantCode, asked.Places, run.Cancellation);
        }

        foreach (var campaign in asked.Campaigns)
        {
            result = result.Outcome == AdministrationOutcome.Done ? (await campaigns.Put(asked.TenantCode, campaign, run.Cancellation)).After(result) : result;
        }

        var surveys = run.Service<ISurveys>();
        foreach (var survey in asked.Surveys)
        {
            result = result.Outcome == AdministrationOutcome.Done
                ? (await surveys.Save(asked.TenantCode, survey.Code, survey.Form, basedOn: null, run.Cancellation)).After(result) : result;
            if (survey.IsPublished && result.Outcome == AdministrationOutcome.Done)
            {
                result = (await surveys.Publish(asked.TenantCode, survey.Code, run.Cancellation)).After(result);
            }
        }

        return result;
    }
}
