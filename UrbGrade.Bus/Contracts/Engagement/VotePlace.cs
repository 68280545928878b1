namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>A place that people vote about, as everybody sees it.</summary>
/// <param name="Code">As the post itself is marked.</param>
/// <param name="TenantCode">Code of its district.</param>
/// <param name="Street">Null when it is in none that is known.</param>
/// <param name="State">Whether people are asked now.</param>
/// <param name="FirstDay">Of the campaign that is on, else of the next, else of the last one; null when there is none.</param>
/// <param name="LastDay">Included.</param>
/// <param name="SurveyTag">An open survey of the district; null when there is none.</param>
/// <param name="Result">Of that campaign at this place.</param>
public sealed record VotePlace(
    string Tag, string Code, string Name, string TenantCode, string District, string? Street, VotingState State, DateOnly? FirstDay, DateOnly? LastDay,
    string? SurveyTag, Opinion Result);
