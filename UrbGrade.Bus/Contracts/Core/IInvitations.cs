namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Brings people in without anybody else knowing their passwords. Reaches as far as <see cref="IUserDirectory"/>.</summary>
public interface IInvitations
{
    /// <summary>Adds an account without a password, and makes the link that its owner chooses one with.</summary>
    Task<AccountLink> Invite(UserInvitation invitation, CancellationToken cancellation);

    /// <summary>Makes another link for an account, for who lost the first one or the password; earlier links open nothing then.</summary>
    Task<AccountLink> NewLink(string email, CancellationToken cancellation);
}
