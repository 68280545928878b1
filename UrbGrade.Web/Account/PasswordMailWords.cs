using System.Globalization;
using System.Resources;
using UrbGrade.Bus.Contracts.Dashboard;
using UrbGrade.Web.Texts;

namespace UrbGrade.Web.Account;

/// <summary>Says it from the texts of the pages, in the language of the reader and not of whoever runs.</summary>
internal sealed class PasswordMailWords : IPasswordMailWords
{
    private static readonly ResourceManager Texts = new(typeof(AccountText).FullName!, typeof(AccountText).Assembly);

    public Uri Link(Uri pages, string token) => new(AccountLinkPage.Address(pages.AbsoluteUri, token));

    public (string Subject, string Body) Write(string language, Uri link)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        string Say(string key) => Texts.GetString(key, culture)!;
        return (Say("ForgottenMail.Subject"), string.Format(culture, Say("ForgottenMail.Body"), link.AbsoluteUri).ReplaceLineEndings());
    }
}
