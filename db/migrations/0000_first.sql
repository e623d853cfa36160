CREATE TABLE `event` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`host` text,
	`place` text,
	`join_url` text,
	`booking_url` text,
	`recording_url` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`proposer_email` text,
	`state` text NOT NULL,
	`sequence` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_slug_unique` ON `event` (`slug`);--> statement-breakpoint
CREATE INDEX `event_state_starts` ON `event` (`state`,`starts_at`);--> statement-breakpoint
CREATE TABLE `news` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`body` text NOT NULL,
	`state` text NOT NULL,
	`published_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `news_slug_unique` ON `news` (`slug`);--> statement-breakpoint
CREATE INDEX `news_state_published` ON `news` (`state`,`published_at`);--> statement-breakpoint
CREATE TABLE `log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`organiser_id` text,
	`action` text NOT NULL,
	`subject` text,
	`detail` text
);
--> statement-breakpoint
CREATE INDEX `log_at` ON `log` (`at`);--> statement-breakpoint
CREATE TABLE `organiser` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`address_key` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organiser_address_key_unique` ON `organiser` (`address_key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`organiser_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`organiser_id`) REFERENCES `organiser`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_hash_unique` ON `session` (`token_hash`);--> statement-breakpoint
CREATE INDEX `session_organiser` ON `session` (`organiser_id`);--> statement-breakpoint
CREATE TABLE `sign_in` (
	`id` text PRIMARY KEY NOT NULL,
	`organiser_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`browser_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organiser_id`) REFERENCES `organiser`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_token_hash_unique` ON `sign_in` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_organiser` ON `sign_in` (`organiser_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `sign_in_browser` ON `sign_in` (`browser_hash`);--> statement-breakpoint
CREATE TABLE `delivery_event` (
	`id` text PRIMARY KEY NOT NULL,
	`outbox_id` text NOT NULL,
	`at` integer NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`code` integer,
	`class` text,
	`phase` text
);
--> statement-breakpoint
CREATE INDEX `delivery_event_outbox` ON `delivery_event` (`outbox_id`,`at`);--> statement-breakpoint
CREATE INDEX `delivery_event_at` ON `delivery_event` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`pledge_id` text,
	`to_name` text,
	`to_address` text,
	`dedupe_key` text NOT NULL,
	`subject` text NOT NULL,
	`text` text,
	`html` text,
	`late_text` text,
	`late_html` text,
	`attachments` text,
	`message_id` text NOT NULL,
	`date` integer NOT NULL,
	`boundary` text NOT NULL,
	`state` text NOT NULL,
	`priority` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`refunds` integer DEFAULT 0 NOT NULL,
	`ambiguous` integer DEFAULT 0 NOT NULL,
	`recovered` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`not_after` integer NOT NULL,
	`lease` text,
	`lease_until` integer,
	`lease_boot` text,
	`last_code` integer,
	`last_enhanced` text,
	`last_class` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	CONSTRAINT "outbox_final_is_blank" CHECK("outbox"."state" in ('queued', 'sending', 'held') or ("outbox"."to_address" is null and "outbox"."text" is null and "outbox"."html" is null)),
	CONSTRAINT "outbox_open_is_whole" CHECK("outbox"."state" not in ('queued', 'sending', 'held') or ("outbox"."to_address" is not null and "outbox"."text" is not null and "outbox"."html" is not null)),
	CONSTRAINT "outbox_sending_is_leased" CHECK(("outbox"."state" = 'sending') = ("outbox"."lease" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe_key_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`priority`,`next_at`);--> statement-breakpoint
CREATE INDEX `outbox_pledge` ON `outbox` (`pledge_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_lease` ON `outbox` (`state`,`lease_until`);--> statement-breakpoint
CREATE TABLE `suppression` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer
);
--> statement-breakpoint
CREATE TABLE `picture` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`template` text NOT NULL,
	`format` text NOT NULL,
	`colourway` text NOT NULL,
	`card` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`lease_until` integer,
	`content_key` text,
	`bytes` integer,
	`created_at` integer NOT NULL,
	`drawn_at` integer,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "picture_drawn_has_content" CHECK("picture"."state" <> 'drawn' or "picture"."content_key" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `picture_one_of_a_kind` ON `picture` (`pledge_id`,`template`,`format`);--> statement-breakpoint
CREATE INDEX `picture_due` ON `picture` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `picture_content` ON `picture` (`content_key`);--> statement-breakpoint
CREATE TABLE `counter` (
	`id` integer PRIMARY KEY NOT NULL,
	`total` integer NOT NULL,
	`people` integer NOT NULL,
	`organisations` integer NOT NULL,
	`pending` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`held` integer NOT NULL,
	`next_ordinal` integer NOT NULL,
	`version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	CONSTRAINT "counter_one_row" CHECK("counter"."id" = 1),
	CONSTRAINT "counter_adds_up" CHECK("counter"."total" = "counter"."people" + "counter"."organisations" and "counter"."people" >= 0 and "counter"."organisations" >= 0)
);
--> statement-breakpoint
CREATE TABLE `day_count` (
	`day` text PRIMARY KEY NOT NULL,
	`pledged` integer DEFAULT 0 NOT NULL,
	`confirmed` integer DEFAULT 0 NOT NULL,
	`withdrawn` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `milestone` (
	`count` integer PRIMARY KEY NOT NULL,
	`reached_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pledge` (
	`id` text PRIMARY KEY NOT NULL,
	`edition` integer NOT NULL,
	`origin` text NOT NULL,
	`pledging_as` text NOT NULL,
	`role` text,
	`organisation` text,
	`sector` text,
	`nation` text,
	`listed` integer NOT NULL,
	`updates` integer NOT NULL,
	`consent_wording` text NOT NULL,
	`consent_at` integer NOT NULL,
	`source` text,
	`name` text,
	`email` text,
	`address_key` text,
	`personal_capacity` integer DEFAULT false NOT NULL,
	`hidden_by` text,
	`picture_choices` text,
	`ordinal` integer,
	`state` text NOT NULL,
	`epoch` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`withdrawn_at` integer,
	`erased_at` integer,
	`updated_at` integer NOT NULL,
	CONSTRAINT "pledge_state_known" CHECK("pledge"."state" in ('pending', 'confirmed', 'withdrawn', 'invalidated', 'held', 'erased')),
	CONSTRAINT "pledge_confirmed_is_numbered" CHECK("pledge"."state" <> 'confirmed' or ("pledge"."ordinal" is not null and "pledge"."confirmed_at" is not null)),
	CONSTRAINT "pledge_alive_has_name" CHECK("pledge"."state" = 'erased' or "pledge"."name" is not null),
	CONSTRAINT "pledge_web_has_address" CHECK("pledge"."state" = 'erased' or "pledge"."origin" = 'paper' or ("pledge"."email" is not null and "pledge"."address_key" is not null)),
	CONSTRAINT "pledge_erased_is_empty" CHECK("pledge"."state" <> 'erased' or ("pledge"."name" is null and "pledge"."email" is null and "pledge"."address_key" is null and "pledge"."role" is null and "pledge"."organisation" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_address_key_unique` ON `pledge` (`address_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `pledge_ordinal_unique` ON `pledge` (`ordinal`);--> statement-breakpoint
CREATE INDEX `pledge_state_created` ON `pledge` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `pledge_state_ordinal` ON `pledge` (`state`,`ordinal`);--> statement-breakpoint
CREATE TABLE `pledge_event` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pledge_event_pledge` ON `pledge_event` (`pledge_id`,`at`);--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`pledge_id` text NOT NULL,
	`submit_id` text NOT NULL,
	`pledging_as` text NOT NULL,
	`role` text,
	`organisation` text,
	`sector` text,
	`nation` text,
	`listed` integer NOT NULL,
	`updates` integer NOT NULL,
	`consent_wording` text NOT NULL,
	`consent_at` integer NOT NULL,
	`source` text,
	`name` text NOT NULL,
	`epoch` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`confirmed_at` integer,
	FOREIGN KEY (`pledge_id`) REFERENCES `pledge`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_submit_id_unique` ON `proposal` (`submit_id`);--> statement-breakpoint
CREATE INDEX `proposal_pledge` ON `proposal` (`pledge_id`,`created_at`);