namespace UrbGrade.Bus.Contracts.Analysis;

/// <summary>Says alerts in the reader's language.</summary>
public interface IAlertWords
{
    /// <summary>Subject and plain text of a mail.</summary>
    /// <param name="rule">Its name, kind and language count.</param>
    /// <param name="alerts">Oldest first, at least one.</param>
    (string Subject, string Body) Write(AlertRuleDraft rule, IReadOnlyList<AlertFacts> alerts);
}
