using Microsoft.EntityFrameworkCore;
using UrbGrade.Modules.Core.Database;
using UrbGrade.Modules.Core.Store;

namespace UrbGrade.Modules.Engagement.Store;

/// <summary>Campaigns and surveys. The votes and answers themselves are site records, wherever they come from.</summary>
internal sealed class EngagementTables : ITableMapping
{
    public void Map(ModelBuilder model)
    {
        model.Entity<CampaignRow>(campaign =>
        {
            campaign.ToTable("Campaigns");
            campaign.HasIndex(c => new { c.TenantId, c.Code }).IsUnique();
        });
        model.Entity<CampaignPlaceRow>(place =>
        {
            place.ToTable("CampaignPlaces");
            place.HasKey(p => new { p.CampaignId, p.PlaceId });
            place.HasOne<CampaignRow>().WithMany().HasForeignKey(p => p.CampaignId);
            // SQL Server takes one way of cascading into a table; places are never deleted while a campaign has them.
            place.HasOne<VotePlaceRow>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<VoteSaltRow>(salt =>
        {
            salt.ToTable("VoteSalts");
            salt.HasKey(s => new { s.TenantId, s.Day });
        });
        model.Entity<SurveyRow>(survey =>
        {
            survey.ToTable("Surveys");
            survey.HasIndex(s => new { s.TenantId, s.Code }).IsUnique();
            survey.HasIndex(s => s.Tag).IsUnique();
        });
        model.Entity<SurveyVersionRow>(version =>
        {
            version.ToTable("SurveyVersions");
            version.HasKey(v => new { v.SurveyId, v.Number });
            version.HasOne<SurveyRow>().WithMany().HasForeignKey(v => v.SurveyId);
        });
        model.Entity<SurveySheetRow>(sheet =>
        {
            sheet.ToTable("SurveySheets");
            sheet.HasIndex(s => s.TokenHash).IsUnique();
            sheet.HasIndex(s => s.CodeHash).IsUnique().HasFilter("\"CodeHash\" IS NOT NULL");
            sheet.HasIndex(s => new { s.SurveyId, s.Version });
            sheet.HasOne<SurveyRow>().WithMany().HasForeignKey(s => s.SurveyId);
        });
    }
}
