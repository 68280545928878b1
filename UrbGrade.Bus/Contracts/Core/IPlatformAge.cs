namespace UrbGrade.Bus.Contracts.Core;

/// <summary>Since when the platform is in use.</summary>
public interface IPlatformAge
{
    /// <summary>When something was administered for the first time; null on a new platform.</summary>
    DateTimeOffset? InUseSince();
}
