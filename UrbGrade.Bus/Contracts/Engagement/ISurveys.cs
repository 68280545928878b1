using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Surveys, for staff of the current tenant; the command line reaches all. Every change is audited.</summary>
public interface ISurveys
{
    /// <summary>By code.</summary>
    Task<IReadOnlyList<SurveyEntry>> List(CancellationToken cancellation);

    /// <summary>A survey with its draft; null when there is none of that code.</summary>
    Task<SurveyDetails?> Find(string code, CancellationToken cancellation);

    /// <summary>Writes the draft of a survey, a new one where there is none of that code. People are asked the published version until the next.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    /// <param name="basedOn">The edit that the writer saw, 0 for none: one that came meanwhile is not overwritten. Null
    /// to write over whatever there is.</param>
    Task<AdministrationResult> Save(string? tenantCode, string code, SurveyForm form, int? basedOn, CancellationToken cancellation);

    /// <summary>Makes the draft the next version and opens the survey. It has to be complete in every language.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<AdministrationResult> Publish(string? tenantCode, string code, CancellationToken cancellation);

    /// <summary>Takes no further answers; those that are there stay.</summary>
    /// <param name="tenantCode">Null for the session's tenant.</param>
    Task<AdministrationResult> Close(string? tenantCode, string code, CancellationToken cancellation);

    /// <summary>Every answer to a survey, those of gateways included, the newest first; null when there is no survey of that code.</summary>
    /// <param name="place">Only what is about it, as answers name it; null for all.</param>
    Task<SurveyResults?> Answers(string code, string? place, CancellationToken cancellation);

    /// <summary>The sheets of a survey, for each place of a kind; null when there is no survey of that code.</summary>
    /// <param name="kind">Null for the first one of which the tenant has places.</param>
    Task<SurveyPosters?> Posters(string code, SurveyPlaceKind? kind, CancellationToken cancellation);
}
