using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class WorkPriorities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_State_NextAttemptAt",
                table: "WorkItems");

            migrationBuilder.AddColumn<string>(
                name: "Cause",
                table: "WorkItems",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Priority",
                table: "WorkItems",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "StartedAt",
                table: "WorkItems",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Trace",
                table: "WorkItems",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_ConversationId",
                table: "WorkItems",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Done",
                table: "WorkItems",
                column: "FinishedAt",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Leased",
                table: "WorkItems",
                column: "TenantId",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Parked",
                table: "WorkItems",
                columns: new[] { "TenantId", "FinishedAt" },
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems",
                columns: new[] { "TenantId", "Priority", "NextAttemptAt" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_ConversationId",
                table: "RawRequests",
                column: "ConversationId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_WorkItems_ConversationId",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Done",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Leased",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Parked",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems");

            migrationBuilder.DropIndex(
                name: "IX_RawRequests_ConversationId",
                table: "RawRequests");

            migrationBuilder.DropColumn(
                name: "Cause",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Priority",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Trace",
                table: "WorkItems");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_State_NextAttemptAt",
                table: "WorkItems",
                columns: new[] { "State", "NextAttemptAt" });
        }
    }
}
