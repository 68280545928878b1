namespace UrbGrade.Bus.Contracts.Dashboard;

/// <summary>What a mail with a way back in says.</summary>
public interface IPasswordMailWords
{
    /// <summary>The address of the page on which a link's holder chooses a password.</summary>
    Uri Link(Uri pages, string token);

    /// <param name="link">It opens the account for an hour, once.</param>
    (string Subject, string Body) Write(string language, Uri link);
}
