namespace UrbGrade.Bus.Contracts.Engagement;

/// <summary>What was answered to one question.</summary>
/// <param name="Answered">How many answered it.</param>
/// <param name="Counts">Answers by choice, or by mark 5 to 1, in the order of the question; empty of numbers and words.</param>
/// <param name="Mean">Of marks and numbers; null below five answers.</param>
/// <param name="Margin">Half of the 95 % interval of the mean.</param>
public sealed record QuestionResult(
    SurveyQuestion Question, int Answered, IReadOnlyList<KeyValuePair<string, int>> Counts, double? Mean, double? Margin);
