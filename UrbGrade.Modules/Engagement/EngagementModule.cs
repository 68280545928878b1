using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using UrbGrade.Bus.Contracts.Engagement;
using UrbGrade.Modules.Core.Retention;
using UrbGrade.Modules.Engagement.Store;

namespace UrbGrade.Modules.Engagement;

/// <summary>What people say: votes at lamp posts, surveys, and what became of it.</summary>
internal sealed class EngagementModule : IUrbGradeModule
{
    public string Name => "Engagement";

    public void Add(IHostApplicationBuilder host)
    {
        host.AddModuleOptions<EngagementOptions>("Engagement").AddTables<EngagementTables>().AddQueries<IVoting, Voting>().AddQueries<ICampaigns, Campaigns>().AddQueries<IOpinions, Opinions>()
            .AddQueries<ISurveys, Surveys>().AddQueries<ISurveyAnswering, SurveyAnswering>()
            .AddQueries<IStreetStories, StreetStories>();
        host.Services.AddScoped<StaffReach>();
        host.Services.AddSingleton<StoryCache>();
        host.Services.AddSingleton<VoteLimits>();
        host.Services.AddSingleton<IStoredKind, OldComments>();
    }
}
