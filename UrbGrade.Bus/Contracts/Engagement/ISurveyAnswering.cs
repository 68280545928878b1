namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>Answers of everybody, without an account.</summary>
public interface ISurveyAnswering
{
    /// <summary>A survey that was published once, with what the browser has answered so far; null when there is none of that address.</summary>
    /// <param name="tag">As it stands in the survey's address.</param>
    /// <param name="token">What the browser keeps; null for none.</param>
    Task<SurveySheet?> Open(string tag, string? token, CancellationToken cancellation);

    /// <summary>Code of the tenant whose survey it is; null when none was published of that address.</summary>
    /// <param name="tag">As it stands in the survey's address.</param>
    Task<string?> TenantCodeOf(string tag, CancellationToken cancellation);

    /// <summary>Begins a sheet.</summary>
    /// <param name="placeTag">The place that the answers are about; null for none.</param>
    /// <returns>What the browser is to keep; null when the survey takes no answers.</returns>
    Task<string?> Start(string tag, string? placeTag, CancellationToken cancellation);

    /// <summary>Keeps the answer to one question.</summary>
    /// <param name="values">As the form sent them; empty to leave the question open.</param>
    /// <param name="language">Code of the language in which they were written.</param>
    /// <returns>What is wrong with it; null when it is kept.</returns>
    Task<AnswerProblem?> Answer(string tag, string token, string question, IReadOnlyList<string> values, string language, CancellationToken cancellation);

    /// <summary>Makes the sheet one that can be taken up elsewhere. An earlier code ends.</summary>
    /// <returns>The code; null when there is no such sheet.</returns>
    Task<string?> Keep(string tag, string token, CancellationToken cancellation);

    /// <summary>Takes a sheet up by its code. The code ends, and so does the browser that kept it before.</summary>
    /// <returns>What the browser is to keep; null when no sheet has the code.</returns>
    Task<string?> TakeUp(string tag, string code, CancellationToken cancellation);

    /// <summary>Sends a sheet. It is durable when this returns.</summary>
    /// <returns>Keys of required questions that are still open; empty when it is sent, or was before; null when the survey takes no answers.</returns>
    Task<IReadOnlyList<string>?> Send(string tag, string token, string language, CancellationToken cancellation);
}
